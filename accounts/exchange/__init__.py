"""Converting money at dated rates: a pure rule."""

from accounts.exchange.rule import Conversion, NoRate, Quote, conversion, conversions

__all__ = ["Conversion", "NoRate", "Quote", "conversion", "conversions"]
