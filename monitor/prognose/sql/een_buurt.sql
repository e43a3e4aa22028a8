-- Is there any buurt at all?
select buurt from buurt limit 1
