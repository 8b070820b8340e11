"""The addresses of ambition sessions: those of a web, the room for insiders, and the door for guests."""

from django.urls import path

from hefboom.apps.ambition.views import session_door, session_room, session_steps, sessions

urlpatterns = [
    path("inkooptrajecten/<int:pk>/ambitie/sessies/", sessions.of_tender, name="sessions"),
    path("inkooptrajecten/<int:pk>/ambitie/sessies/nieuw/", sessions.start_for_tender, name="session_new"),
    path("organisaties/<slug:code>/ambitiesessies/", sessions.of_organisation, name="organisation_sessions"),
    path(
        "organisaties/<slug:code>/ambitiesessies/nieuw/",
        sessions.start_for_organisation,
        name="organisation_session_new",
    ),
    path("sessies/<uuid:pk>/", session_room.room, name="session"),
    path("sessies/<uuid:pk>/stand/", session_room.poll, name="session_poll"),
    path("sessies/<uuid:pk>/scherm/", session_room.screen, name="session_screen"),
    path("sessies/<uuid:pk>/scherm/stand/", session_room.poll_screen, name="session_screen_poll"),
    path("sessies/<uuid:pk>/deelnemen/", session_room.join, name="session_join"),
    path("sessies/<uuid:pk>/stem/", session_room.vote, name="session_vote"),
    path("sessies/<uuid:pk>/deelnemers/", session_steps.people, name="session_people"),
    path("sessies/<uuid:pk>/deelnemers/<int:seat>/", session_steps.free, name="session_free"),
    path("sessies/<uuid:pk>/leiden/", session_steps.lead, name="session_lead"),
    path("sessies/<uuid:pk>/stap/<slug:verb>/", session_steps.step, name="session_step"),
    path("sessies/<uuid:pk>/keuze/", session_steps.choose, name="session_choose"),
    path("sessies/<uuid:pk>/verslag.<slug:kind>", sessions.minutes, name="session_minutes"),
    path("sessie/<slug:token>/", session_door.door, name="session_link"),
    path("sessie/<slug:token>/stand/", session_door.poll, name="session_link_poll"),
    path("sessie/<slug:token>/deelnemen/", session_door.join, name="session_link_join"),
    path("sessie/<slug:token>/stem/", session_door.vote, name="session_link_vote"),
]
