"""Read files of hours as a careful person would: recognise, interpret, refuse or ask; never guess."""

from monitor.intake.lezen.contract import Bestandsvraag, Gelezen, Keuzes, Melding, VraagOverBestand
from monitor.intake.lezen.lezen import lees_uren
from monitor.intake.lezen.regels import VLAGGEN

__all__ = ["VLAGGEN", "Bestandsvraag", "Gelezen", "Keuzes", "Melding", "VraagOverBestand", "lees_uren"]
