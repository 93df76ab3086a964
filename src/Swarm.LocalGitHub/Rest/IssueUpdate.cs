using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Rest;

/// <summary>What PATCH of an issue and of a pull request have in common: title, body and state.</summary>
internal static class IssueUpdate
{
    public static Answer? Fault(ApiCall call, string resource)
    {
        if (call.Fields.Has("title") && Text.TitleFault(resource, call.Fields.Text("title")) is { } fault) return fault;
        if (call.Fields.Has("state") && call.Fields.Text("state") is not ("open" or "closed")) return Answer.Invalid(resource, "state", "invalid");
        return Text.BodyFault(resource, call.Fields.Text("body"));
    }

    public static void ApplyState(ApiCall call, Issue issue)
    {
        var issues = call.Hub.Issues;
        if (call.Fields.Text("state") == "closed") issues.Close(call.Repository, issue, call.Actor, call.Fields.Text("state_reason") ?? "completed");
        if (call.Fields.Text("state") == "open") issues.Reopen(call.Repository, issue, call.Actor);
    }
}
