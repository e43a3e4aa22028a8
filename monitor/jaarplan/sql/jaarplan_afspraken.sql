-- All performance agreements, in order of year and number.
select afspraak, jaar, met, tekst from prestatieafspraak order by jaar, afspraak
