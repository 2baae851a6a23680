"""Root URLs: every module's paths come from its manifest."""

from django.urls import include, path

from rodtrad.foundation.base.manifests import all_manifests

urlpatterns = [path(manifest.prefix, include(manifest.urls)) for manifest in all_manifests() if manifest.urls]
handler403 = "rodtrad.foundation.ui.errors.forbidden"
handler404 = "rodtrad.foundation.ui.errors.not_found"
handler500 = "rodtrad.foundation.ui.errors.broken"
handler400 = "rodtrad.foundation.ui.errors.bad_request"
