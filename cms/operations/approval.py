"""One approval step between those who propose pages and those who publish them, per site."""

from collections.abc import Sequence

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from renovation.platforms.models import Platform


def keep_approval(*, platform: Platform, home: Page, approvers: Sequence[Group], asked: bool) -> None:
    """Tie the platform's workflow to its tree, or untie it; pages already waiting keep their place in it."""
    workflow = _workflow(platform, approvers)
    if asked:
        WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
    else:
        WorkflowPage.objects.filter(page=home).delete()


def clear_usual_workflow() -> None:
    """Wagtail comes with a workflow of nobody on the root of all sites: pages would wait there for ever."""
    WorkflowPage.objects.filter(page__depth=1).delete()


def _workflow(platform: Platform, approvers: Sequence[Group]) -> Workflow:
    """A workflow of one task, which is found by the platform's identifier; the button of a page shows its own name."""
    task, _ = GroupApprovalTask.objects.get_or_create(name=f"Relecture par la rédaction de {platform.slug}")
    name = f"la relecture de {platform.name}"
    workflow = Workflow.objects.filter(workflow_tasks__task=task).order_by("pk").first()
    if workflow is None:
        workflow = Workflow.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    elif workflow.name != name:
        workflow.name = name
        workflow.save(update_fields=["name"])
    task.groups.set(approvers)
    return workflow
