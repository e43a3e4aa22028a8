-- What share of the available hours of the whole team is fixed overhead, from $van to $tot? One figure for
-- everybody: nobody's registrations can be read off, and much overhead is no reason for a small area.
select sum(beschikbaar * overhead) / nullif(sum(beschikbaar), 0) as overhead, max(overhead_weken) as weken
from werkweek
where week between $van and $tot and beschikbaar > 0
