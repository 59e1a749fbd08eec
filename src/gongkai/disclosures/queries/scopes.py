"""Whom a matter reaches compared with whom another does: interpretations, and what is told at a meeting."""

from collections.abc import Iterable, Sequence

from gongkai.disclosures.models import Disclosure, Release, Revision, Rung
from gongkai.disclosures.queries.reading import readable_by, reading
from gongkai.disclosures.rules.scope import Scope, covers
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.models import units_in_tree
from gongkai.orgs.queries import ANYBODY, Viewer


def scope_of(rung: Rung) -> Scope:
    """Return whom a step of a ladder reaches."""
    return Scope(
        audience=Audience(rung.audience),
        is_whole=rung.is_whole,
        units=below(rung.units.values_list("pk", flat=True)),
        people=frozenset(rung.people.values_list("pk", flat=True)),
        groups=frozenset(rung.groups.values_list("pk", flat=True)),
        all_staff=rung.all_staff,
        all_students=rung.all_students,
    )


def below(roots: Iterable[int]) -> frozenset[int]:
    """Return units with all the units below them."""
    asked = set(roots)
    return frozenset(unit.pk for unit in units_in_tree() if asked & set(unit.tree_path)) if asked else frozenset()


def covering(
    disclosure: Disclosure, scope: Scope, states: Sequence[ReleaseState] = (ReleaseState.LIVE,)
) -> list[Release]:
    """Return the releases of a disclosure that reach everybody of an audience. Source: 第十条."""
    found = Release.objects.filter(disclosure=disclosure, state__in=states).select_related("rung", "revision")
    return [release for release in found.order_by("pk") if covers(scope_of(release.rung), scope)]


def source_reaches_all(revision: Revision) -> bool:
    """Tell whether what a revision interprets is made known to everybody whom the interpretation will reach.

    Source: 第八条、第十条.
    """
    source = revision.interprets
    return source is None or all(covering(source, scope_of(rung)) for rung in revision.rungs.all())


def disclosure_called(public_id: str) -> Disclosure | None:
    """Return a disclosure by its public identity, for those who read a plan that names it."""
    return Disclosure.objects.filter(public_id=public_id).first()


def interpretable(number: str, viewer: Viewer) -> Disclosure | None:
    """Return what has an index number and is made known to somebody; absent and forbidden are alike."""
    live = readable_by(viewer, [ReleaseState.LIVE]).select_related("disclosure")
    found = live.filter(disclosure__index_no=number).first() or live.filter(disclosure__inner_index_no=number).first()
    return found.disclosure if found else None


def interpretations_of(release: Release, viewer: Viewer) -> list[Release]:
    """Return what interprets a disclosure and reaches the viewer, each once, the newest first. Source: 第八条."""
    live = readable_by(viewer, [ReleaseState.LIVE]).filter(revision__interprets=release.disclosure_id)
    found = live.select_related("revision", "disclosure").order_by("-since", "-pk")
    return list({one.disclosure_id: one for one in reversed(found)}.values())[::-1]


def source_of(release: Release, viewer: Viewer, *, inner: bool) -> Release | None:
    """Return what a release interprets, live or with what became of it, as the viewer may know. Source: 第八条."""
    source = release.revision.interprets
    if source is None:
        return None
    inside = reading(viewer, source.public_id, inner=True) if inner else None
    return inside or reading(ANYBODY, source.public_id)
