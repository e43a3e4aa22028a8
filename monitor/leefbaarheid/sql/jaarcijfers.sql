-- Figures of single years of the corporation's own areas, as they count, for rooms that compare years. Needs
-- lb_basis, lb_gebied and lb_indicator.
insert into jaarcijfer
select a.gebied, a.niveau, i.code, b.jaar, b.teller, b.noemer, b.waarde, b.sd, b.populatie
from lb_basis b
join lb_gebied a on a.nr = b.gebied_nr and a.eigen
join lb_indicator i on i.nr = b.indicator_nr
