-- One line in the ledger for a file that is being read; its counts follow.
insert into batch by name
select $batch::integer as batch, $soort as soort, $bron as bron, $profiel as profiel, $bestand as bestand,
       $sha256 as sha256, $modus as modus, $codering::varchar as codering,
       $scheidingsteken::varchar as scheidingsteken, $datumvolgorde::varchar as datumvolgorde,
       $hoe::varchar as datumvolgorde_hoe, $van::date as periode_van, $tot::date as periode_tot,
       $personen::integer as personen, 0 as gelezen, 0 as ok, 0 as gemarkeerd, 0 as quarantaine,
       0 as overgeslagen, 0 as seconden_ok, 0 as seconden_gemarkeerd, 0 as seconden_quarantaine,
       $controle::bigint as seconden_controle, 0 as nieuw, 0 as ongewijzigd, 0 as vervallen,
       $nu::timestamp as geladen_op, $door as geladen_door, $keuzes as keuzes
