-- Who had which buurt from when until when?
select buurt, medewerker, vanaf, tot from verdeling where vanaf <= coalesce(tot, vanaf) order by buurt, vanaf
