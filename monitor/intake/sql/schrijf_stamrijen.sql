-- Record what a batch says about units of master data. Input: table `nieuw` (batch, soort, eenheid, inhoud).
insert into stamrij (batch, soort, eenheid, inhoud)
select batch, soort, eenheid, inhoud from nieuw
