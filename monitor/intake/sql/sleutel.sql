-- The key of a row: md5 of its content (126 bits) + occurrence number within its file. So two real 15-minute
-- calls stay two, and the same row in a later export gets the same key. A native id is part of the content.
create or replace temp macro uursleutel(persoon, datum, begin_utc, eind_utc, seconden, soort, categorie, buurt,
                                        contact, plaats, aard, bron_id, nummer) as
    (md5_number(concat(
        persoon, chr(31), epoch_us(datum::timestamp), chr(31), epoch_us(begin_utc), chr(31),
        epoch_us(eind_utc), chr(31), seconden, chr(31), soort, chr(31), categorie, chr(31), buurt, chr(31),
        contact, chr(31), plaats, chr(31), aard, chr(31), bron_id)) >> 2)::hugeint + coalesce(nummer, 0)
