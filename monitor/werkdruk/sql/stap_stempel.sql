-- A number per combination of source, kind, contact, place and nature that occurs.
create or replace temp table stap_stempel as
select bron, soort, contact, plaats, aard, row_number() over (order by bron, soort, contact, plaats, aard) - 1 as nr
from (select distinct bron, soort, contact, plaats, aard from uur where actief)
