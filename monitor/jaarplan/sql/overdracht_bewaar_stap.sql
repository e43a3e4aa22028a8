-- Steps of agreements from before the limit go when they were taken back, or when a later step that counts followed.
delete from netwerkstap
where op < $grens
  and (terug_op is not null
       or nummer not in (select max(nummer) from netwerkstap where terug_op is null group by afspraak))
