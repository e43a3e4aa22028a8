"""Every setting with its default and meaning, in one place.

Read from the environment (`BUURTMONITOR_…`) and from `instellingen.toml` in the data folder; the
environment wins. Thresholds are the corporation's own choice, never a national norm: the pages say so.
`docs/beheer.md` shows this table; `python -m monitor doctor` prints the values in force.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

BESTANDSNAAM = "instellingen.toml"


class Instellingen(BaseSettings):
    """The settings in force. Frozen: a change means a new object (and renewed derived tables)."""

    model_config = SettingsConfigDict(env_prefix="BUURTMONITOR_", frozen=True, extra="forbid")

    # -- where things are ---------------------------------------------------------------------------
    data: Path = Field(Path("data"), description="map met de database, de bestanden en de back-ups")
    poort: int = Field(8501, ge=1, le=65535, description="poort van de app op deze computer")

    vandaag: dt.date | None = Field(None, description="kijk terug: doe alsof het deze dag is")

    # -- database -----------------------------------------------------------------------------------
    geheugen: str = Field("1GB", description="geheugen dat de database hoogstens gebruikt")
    threads: int = Field(2, ge=1, description="rekenkernen voor de database")
    vraag_seconden: float = Field(
        10.0, gt=0, description="een vraag aan de database stopt na zoveel seconden"
    )

    # -- access and sharing (SHARING) ---------------------------------------------------------------
    toegang: Literal["lokaal", "oidc", "proxy"] = Field(
        "lokaal",
        description="lokaal: alleen deze computer, zonder aanmelden; oidc: aanmelden bij uw aanmelddienst; "
        "proxy: een voorgeschakelde server meldt wie het is",
    )
    luister: str = Field("127.0.0.1", description="netwerkadres waarop de app luistert")
    adres: str = Field("", description="adres waarop anderen de app openen, met https:// ervoor")
    groepen: dict[str, str] = Field(
        {},
        description="groep bij de aanmelddienst → rol: medewerker, manager, bestuur of beheerder",
    )
    groepenveld: str = Field("groups", description="naam van het gegeven waarin de aanmelddienst groepen zet")
    oidc_uitgever: str = Field("", description="adres van de aanmelddienst (issuer)")
    oidc_client: str = Field("", description="naam van de Buurtmonitor bij de aanmelddienst (client id)")
    oidc_geheim: SecretStr = Field(SecretStr(""), description="geheim dat de aanmelddienst heeft uitgegeven")
    proxy_adressen: tuple[str, ...] = Field(
        (), description="IP-adressen van de voorgeschakelde server die mag melden wie het is"
    )
    proxy_geheim: SecretStr = Field(
        SecretStr(""), description="geheim dat de voorgeschakelde server meestuurt, minstens 32 tekens"
    )
    or_datum: dt.date | None = Field(
        None, description="datum van de instemming van de ondernemingsraad; zonder: alleen teamcijfers"
    )
    or_kenmerk: str = Field("", description="kenmerk van dat besluit")

    # -- back-ups and retention ---------------------------------------------------------------------
    backup_dagen: int = Field(14, ge=1, description="zoveel dagelijkse back-ups blijven bewaard …")
    backup_weken: int = Field(8, ge=0, description="… en daarvoor één per week, zoveel weken")
    bewaar_maanden: int = Field(
        24,
        ge=1,
        le=120,
        description="na zoveel maanden verdwijnen de uren, afwezigheid en zaken van personen",
    )

    # -- calendar -----------------------------------------------------------------------------------
    tijdzone: str = Field("Europe/Amsterdam", description="tijdzone van de registraties")
    goede_vrijdag: bool = Field(False, description="Goede Vrijdag is een vrije dag")
    bevrijdingsdag_altijd: bool = Field(
        False, description="5 mei is elk jaar vrij, niet alleen in een lustrumjaar"
    )

    # -- intake of hours (DEFINITIONS §1) -----------------------------------------------------------
    max_bestand_mb: int = Field(200, gt=0, description="grootste bestand dat we lezen, in MB")
    verlies_uren: float = Field(
        4.0, ge=0, description="meer uren verlies dan dit bij een nieuwe import: eerst vragen"
    )
    verlies_aandeel: float = Field(
        0.10, ge=0, le=1, description="meer verlies dan dit deel van de oude uren: eerst vragen"
    )
    uren_per_registratie_max: float = Field(
        24.0, gt=0, description="langer dan dit is geen registratie: apart gezet"
    )
    uren_per_registratie_lang: float = Field(
        12.0, gt=0, description="vanaf deze duur krijgt een registratie een vlag"
    )
    uren_per_dag_lang: float = Field(
        14.0, gt=0, description="vanaf dit dagtotaal krijgen de registraties een vlag"
    )
    ingedeeld_minimum: float = Field(
        0.80, ge=0, le=1, description="is minder ingedeeld dan dit, dan staat een uitsplitsing in grijs"
    )

    # -- workload (DEFINITIONS §2) ------------------------------------------------------------------
    dag_geregistreerd: float = Field(
        0.50, gt=0, le=1, description="een dag telt als geregistreerd vanaf dit deel van het rooster"
    )
    week_volledig: float = Field(
        0.80, gt=0, le=1, description="een week is volledig vanaf dit deel geregistreerde dagen"
    )
    weken_minimaal: int = Field(4, ge=1, description="minder volledige weken dan dit: geen cijfer")
    registratiegraad_minimaal: float = Field(
        0.60, ge=0, le=1, description="lagere registratiegraad dan dit: geen cijfer"
    )
    overhead_start: float = Field(
        0.12, ge=0, lt=1, description="aandeel vaste overhead zolang er geen 13 volledige weken zijn"
    )
    te_vol: float = Field(1.00, gt=0, description="te vol: ook de lage schatting van de druk ligt hierboven")
    ruimte: float = Field(0.85, gt=0, description="ruimte: ook de hoge schatting van de druk ligt hieronder")
    weten_we_niet_hoog: float = Field(
        1.15, gt=0, description="weten we niet: onder 'ruimte' en boven dit allebei mogelijk"
    )
    structureel_weken: int = Field(4, ge=1, description="structureel: zoveel weken te vol …")
    structureel_van: int = Field(6, ge=1, description="… van de laatste zoveel weken met een cijfer")
    uren_per_fte: float = Field(36.0, gt=0, description="uren per week van één voltijdbaan")
    periode_weken: int = Field(13, ge=1, description="lengte van de standaardperiode in weken")

    # -- liveability (DEFINITIONS §3) ---------------------------------------------------------------
    licht_zekerheid: float = Field(
        0.90, gt=0.5, lt=1, description="rood of groen pas bij zoveel zekerheid; anders geel"
    )
    licht_behoud: float = Field(
        0.50, gt=0, lt=1, description="wat rood of groen was, blijft zo zolang de kans daarop zo groot is"
    )
    dekking_minimaal: float = Field(
        0.60, ge=0, le=1, description="aandachtscore alleen als zoveel van het gewicht een cijfer heeft"
    )
    schouw_dekking: float = Field(
        0.80,
        ge=0,
        le=1,
        description="een schouwronde krijgt een oordeel als zij dit deel van de complexen zag",
    )
    zware_wijk_rood: float = Field(
        0.40, gt=0, le=1, description="vanaf deze aandachtscore geldt de norm per woning van een rode buurt"
    )
    zware_wijk_groen: float = Field(
        0.15, ge=0, lt=1, description="tot deze aandachtscore geldt de norm per woning van een groene buurt"
    )

    oordeel_gunstig_5: float = Field(
        3.75, ge=1, le=5, description="oordeel op een schaal van vijf is gunstig vanaf dit gemiddelde"
    )
    oordeel_zorgelijk_5: float = Field(
        2.5, ge=1, le=5, description="oordeel op een schaal van vijf is zorgelijk tot en met dit gemiddelde"
    )
    oordeel_gunstig_10: float = Field(
        7.0, ge=1, le=10, description="oordeel op een schaal van tien is gunstig vanaf dit gemiddelde"
    )
    oordeel_zorgelijk_10: float = Field(
        5.5, ge=1, le=10, description="oordeel op een schaal van tien is zorgelijk tot en met dit gemiddelde"
    )

    # -- open data (only on request, DEFINITIONS §3) --------------------------------------------------
    ophalen: bool = Field(
        True, description="open data ophalen mag; nee: de app vraagt nooit iets op internet"
    )
    ophaal_jaar: int = Field(2024, ge=2015, le=2100, description="jaar van de buurtgrenzen en de kerncijfers")
    ophaal_jaar_politie: int = Field(
        2025, ge=2015, le=2100, description="laatste jaar waarvan we politiecijfers ophalen"
    )
    ophaal_gemeenten: str = Field(
        "https://api.pdok.nl/cbs/gebiedsindelingen/ogc/v1", description="adres van de lijst met gemeenten"
    )
    ophaal_grenzen: str = Field(
        "https://api.pdok.nl/cbs/wijken-en-buurten-{jaar}/ogc/v1", description="adres van de buurtgrenzen"
    )
    ophaal_kerncijfers: str = Field(
        "https://opendata.cbs.nl/ODataApi/odata/{tabel}", description="adres van de kerncijfers van het CBS"
    )
    ophaal_kerncijfers_tabel: dict[str, str] = Field(
        {"2023": "85618NED", "2024": "85984NED", "2025": "86165NED"},
        description="tabel met kerncijfers per jaar",
    )
    ophaal_misdrijven: str = Field(
        "https://dataderden.cbs.nl/ODataApi/odata/47022NED", description="adres van de misdrijven"
    )
    ophaal_overlast: str = Field(
        "https://dataderden.cbs.nl/ODataApi/odata/47024NED", description="adres van de overlastmeldingen"
    )
    ophaal_leefbaarometer: str = Field(
        "https://geo.leefbaarometer.nl/lbm3/ows", description="adres van de Leefbaarometer"
    )
    ophaal_leefbaarometer_laag: str = Field(
        "lbm3:buurtscore24", description="laag van de Leefbaarometer met cijfers per buurt"
    )
    ophaal_seconden: float = Field(30.0, gt=0, description="zo lang mag een bron stil zijn")
    ophaal_pogingen: int = Field(3, ge=0, le=10, description="zo vaak proberen we een bron opnieuw")
    ophaal_max_mb: int = Field(60, gt=0, description="grootste antwoord van een bron, in MB")
    ophaal_cache_uren: float = Field(
        24.0, ge=0, description="binnen zoveel uur gebruiken we een eerder antwoord opnieuw"
    )

    # -- territories (DEFINITIONS §4) ---------------------------------------------------------------
    grens_minimaal_m: float = Field(
        25.0, ge=0, description="kortere grenzen tussen buurten tellen niet als grens, in meters"
    )
    grens_kier_m: float = Field(
        2.0, gt=0, description="buurten met zo'n kier ertussen raken elkaar toch, in meters"
    )
    grens_barriere_m: float = Field(
        30.0, gt=0, description="een grens zo dicht langs water, spoor of weg ligt erlangs, in meters"
    )
    verdeling_tolerantie: float = Field(
        0.10, gt=0, description="grootste afwijking van het eerlijke deel bij een nieuwe verdeling"
    )
    rotatie_jaren: float = Field(5.0, gt=0, description="wens: na zoveel jaar een andere coördinator")
    rotatie_per_jaar: float = Field(
        0.10, gt=0, le=1, description="deel van de woningen dat per jaar hoogstens wisselt"
    )
    vervanger_ver_km: float = Field(
        3.0, gt=0, description="een vervanger werkt ver weg als de eigen buurt verder ligt dan dit, in km"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then `instellingen.toml` in the data folder."""
        bronnen: list[PydanticBaseSettingsSource] = [init_settings, env_settings]
        map_ = init_settings().get("data") or env_settings().get("data") or "data"
        bestand = Path(map_) / BESTANDSNAAM
        if bestand.is_file():
            bronnen.append(TomlConfigSettingsSource(settings_cls, bestand))
        return tuple(bronnen)

    @property
    def ophaal_adressen(self) -> dict[str, str]:
        """Source → address, with year and table filled in. The only hosts the app may ever ask."""
        jaar = str(self.ophaal_jaar)
        vul = {"jaar": jaar, "tabel": self.ophaal_kerncijfers_tabel.get(jaar, "onbekend")}
        namen = ("gemeenten", "grenzen", "kerncijfers", "misdrijven", "overlast", "leefbaarometer")
        return {naam: self._adres(naam, vul) for naam in namen}

    def _adres(self, naam: str, vul: dict[str, str]) -> str:
        adres = str(getattr(self, f"ophaal_{naam}")).rstrip("/")
        for veld, waarde in vul.items():
            adres = adres.replace(f"{{{veld}}}", waarde)
        return adres

    @property
    def database(self) -> Path:
        """The database file."""
        return self.data / "buurtmonitor.duckdb"

    @property
    def kluis(self) -> Path:
        """The vault with sessions, share links and the audit log."""
        return self.data / "kluis.sqlite"

    @property
    def werkmap(self) -> Path:
        """Staging folder: the only place besides `reserve` that the database may read files from."""
        return self.data / "werk"

    @property
    def reserve(self) -> Path:
        """Folder of the back-ups."""
        return self.data / "reserve"

    @property
    def voorbeeld(self) -> Path:
        """Folder with the files of the sample corporation."""
        return self.data / "voorbeeld"


def lees_instellingen(data: Path | str | None = None, **anders: Any) -> Instellingen:
    """The settings in force for a data folder (default: environment, else `data/`)."""
    if data is not None:
        anders["data"] = Path(data)
    return Instellingen(**anders)
