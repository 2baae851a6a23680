"""Why a national source gave nothing, said so that whoever reads it knows what to do."""

from __future__ import annotations

from typing import ClassVar


class Failed(Exception):
    """Nothing usable came. ``str()`` is Swedish for the page; ``passing``: it may work if asked again soon."""

    text: ClassVar[str] = ""
    passing: ClassVar[bool] = False

    def __init__(self, service: str, **facts: object) -> None:
        super().__init__(service, facts)
        self.service = service
        self.facts = facts

    def __str__(self) -> str:
        return self.text.format(service=self.service, **self.facts)


class Unreachable(Failed):
    text = "{service} går inte att nå just nu. Försök igen senare. Det som hämtats tidigare finns kvar."
    passing = True


class TooSlow(Failed):
    text = "{service} svarade inte i tid. Försök igen senare. Det som hämtats tidigare finns kvar."
    passing = True


class TooBusy(Failed):
    """``seconds``: how long the service asks us to wait."""

    text = "{service} tar inte emot fler frågor just nu. Försök igen om {seconds:.0f} sekunder."
    passing = True

    @property
    def wait(self) -> float:
        return float(str(self.facts["seconds"]))


class ServiceFault(Failed):
    """``status``: 500 and up."""

    text = "{service} har ett fel hos sig (svar {status}). Försök igen senare. Det som hämtats tidigare finns kvar."
    passing = True


class BrokenAnswer(Failed):
    """``why``: what is wrong with it, in Swedish."""

    text = "Svaret från {service} går inte att använda: {why}. Inget ur det svaret har sparats. Försök igen senare."
    passing = True


class Misunderstood(BrokenAnswer):
    """A whole answer that does not look as agreed: asking again does not help."""

    text = (
        "{service} svarar inte som väntat: {why}. Inget ur det svaret har sparats. "
        "Säg till den som sköter Rödtråd, eller läs in värdena från fil."
    )
    passing = False


class FilterIgnored(Misunderstood):
    """``why`` names what came unasked."""

    text = (
        "{service} svarade om annat än det som frågades efter: {why}. Inget ur det svaret har sparats. "
        "Säg till den som sköter Rödtråd, eller läs in värdena från fil."
    )


class VersionGone(Failed):
    """``address``: the one that is set."""

    text = (
        "{service} har stängt den version som Rödtråd använder ({address}). "
        "Säg till den som sköter Rödtråd: adressen i inställningarna behöver bytas. Läs in värden från fil till dess."
    )


class Refused(Failed):
    """``status``: 400-499; ``said``: the service's own words, or ""."""

    text = "{service} nekade frågan (svar {status}). {said}"

    def __str__(self) -> str:
        return super().__str__().strip()


class OtherHost(Failed):
    """``host``: where it points."""

    text = (
        "{service} hänvisar till en annan adress ({host}). Den följs inte. "
        "Säg till den som sköter Rödtråd om adressen i inställningarna behöver bytas."
    )


class UnknownCode(Failed):
    """Asked for something the source does not have. ``codes``, ``variable``."""

    text = "{service} har inte {codes} i {variable}. Välj bland det som finns där."
