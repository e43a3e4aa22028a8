-- The norms in force: what the newest batch that is in says per norm, when it was booked and by whom. The start
-- values (batch 0) have neither. Homes first, in the order of the lights.
with erin as (
    select s.eenheid, s.batch, s.inhoud, b.geladen_op, b.geladen_door
    from stamrij s join batch b using (batch)
    where s.soort = 'normen' and b.teruggedraaid_op is null
)
select batch, inhoud, case when batch > 0 then geladen_op end, case when batch > 0 then geladen_door end
from erin
qualify row_number() over (partition by eenheid order by batch desc) = 1
    and coalesce(json_extract_string(inhoud, '$.weg'), 'false') <> 'true'
order by eenheid not like 'woning:%',
         list_position(['woning:groen', 'woning:geel', 'woning:rood', 'woning:grijs'], eenheid), eenheid
