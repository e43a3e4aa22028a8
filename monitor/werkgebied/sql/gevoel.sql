-- The division by feeling: a colour per buurt.
select buurt, kleur, zwaarte from gevoel order by buurt
