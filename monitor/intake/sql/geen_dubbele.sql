-- The reader saw that no two rows of the file in hand say the same: no occurrence numbers to give.
create or replace temp table stap_dubbel (rij bigint, volgnummer integer, nummer bigint)
