-- Spellings of texts that are in no entry any more go; an import that brings one back writes it again.
delete from schrijfwijze
where not exists (
    from (
        select persoon as tekst, 'persoon' as soort from uur
        union select categorie_tekst, 'categorie' from uur
        union select buurt_tekst, 'buurt' from uur
        union select persoon, 'persoon' from uur_wacht
        union select categorie_tekst, 'categorie' from uur_wacht
        union select buurt_tekst, 'buurt' from uur_wacht
    ) nog
    where nog.soort = schrijfwijze.soort and nog.tekst = schrijfwijze.tekst
)
