-- Figures follow the settings they are made with. Which ones an older database was made with is not known:
-- everything is made once more when it is opened.
insert into stand
select 'gerekend_met', '' where exists (select 1 from batch);
