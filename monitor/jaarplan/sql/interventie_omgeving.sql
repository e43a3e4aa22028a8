-- The Leefbaarometer's class of every own buurt per year: context to find comparable buurten, never a judgement.
select gebied, jaar, waarde from jaarcijfer
where indicator = 'leefbaarometer' and niveau = 'buurt' and waarde is not null
order by gebied, jaar
