-- Replaces the weekly project hours by the freshly computed ones (registered as `nieuw`).
insert into projectuur (project, buurt, fase, week, laag, midden, hoog)
select project, buurt, fase, week, laag, midden, hoog from nieuw order by project, week, fase
