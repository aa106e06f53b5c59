from reviews.models.meeting import AgendaItem, Attendee, Meeting

__all__ = ["AgendaItem", "Attendee", "Meeting"]
