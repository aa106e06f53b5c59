"""The gallery's pages: no data of anybody, shown in development only."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kam.ui.gallery import samples
from kam.ui.gallery.forms import GalleryForm

ROOMS = {
    "parts": "Buttons, pills, figures",
    "lists": "Tables and lists",
    "forms": "Forms",
    "states": "Messages and states",
    "charts": "Figures",
    "page": "A whole page",
}


@require_GET
def gallery(request: HttpRequest, room: str = "parts") -> HttpResponse:
    """One room of the gallery."""
    if room not in ROOMS:
        raise Http404
    rooms = [{"label": label, "url": f"/gallery/{code}/", "current": code == room} for code, label in ROOMS.items()]
    return render(request, f"gallery/{room}.html", {"rooms": rooms, "title": ROOMS[room], **samples.context(room)})


@require_http_methods(["GET", "POST"])
def gallery_panel(request: HttpRequest) -> HttpResponse:
    """A form for the side panel; posting it answers 422 until it is filled."""
    form = GalleryForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return HttpResponse(
            status=204,
            headers={"HX-Trigger": json.dumps({"closePanel": True, "toast": {"level": "success", "text": "Saved."}})},
        )
    status = 422 if request.method == "POST" else 200
    return render(request, "gallery/panel.html", {"form": form}, status=status)


@require_POST
def gallery_toast(request: HttpRequest) -> HttpResponse:
    """Raises a toast of the asked level."""
    level = request.POST.get("level", "success")
    toast = {"level": level, "text": "The action is done.", "undo_url": "/gallery/toast/" if level == "success" else ""}
    return HttpResponse(status=204, headers={"HX-Trigger": json.dumps({"toast": toast})})


@require_GET
def gallery_job(request: HttpRequest) -> HttpResponse:
    """A job that is done when asked again."""
    return render(
        request,
        "components/_progress.html",
        {"title": "Import of 8,800 accounts", "percent": 100, "done": True, "result_url": "#"},
    )


@require_POST
def gallery_order(request: HttpRequest) -> HttpResponse:
    """Takes an order and says so."""
    toast = {"level": "info", "text": f"Order: {request.POST.get('order', '')}"}
    return HttpResponse(status=204, headers={"HX-Trigger": json.dumps({"toast": toast})})
