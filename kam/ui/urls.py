"""The gallery's addresses, joined to the site only where ``settings.GALLERY`` says so."""

from django.urls import path

from kam.ui.gallery import views

app_name = "gallery"

urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("panel/", views.gallery_panel, name="gallery_panel"),
    path("toast/", views.gallery_toast, name="gallery_toast"),
    path("job/", views.gallery_job, name="gallery_job"),
    path("order/", views.gallery_order, name="gallery_order"),
    path("<slug:room>/", views.gallery, name="gallery_room"),
]
