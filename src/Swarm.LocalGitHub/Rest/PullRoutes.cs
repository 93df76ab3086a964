using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Deeds;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Rest;

/// <summary>Pull requests.</summary>
internal static class PullRoutes
{
    private const string Many = "/repos/{owner}/{repo}/pulls";
    private const string One = Many + "/{number}";

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Many, Access.Read("pull_requests"), List);
        routes.Add("POST", Many, Access.Write("pull_requests"), CreateAsync);
        routes.Get(One, Access.Read("pull_requests"), call => call.PullRequest is { } issue ? Full(call, issue, 200) : Answer.NotFound);
        routes.Add("PATCH", One, Access.Write("pull_requests"), UpdateAsync);
        routes.Get(One + "/files", Access.Read("pull_requests"), ListFiles);
        routes.Add("GET", One + "/commits", Access.Read("pull_requests"), ListCommitsAsync);
        routes.Add("PUT", One + "/merge", Access.Write("contents"), MergeAsync);
    }

    private static Answer List(ApiCall call)
    {
        var state = call.Query("state") ?? "open";
        var (head, @base) = (call.Query("head"), call.Query("base"));
        var found = call.Repository.PullRequests
            .Where(issue => state == "all" || issue.State == state)
            .Where(issue => head is null || head == $"{call.Repository.Owner.Login}:{issue.Pull!.HeadBranch}")
            .Where(issue => @base is null || @base == issue.Pull!.BaseBranch)
            .OrderByDescending(issue => issue.Number);
        return Paging.Page(call, found, issue => PullShape.Of(call.Links, call.Repository, issue));
    }

    private static async Task<Answer> CreateAsync(ApiCall call)
    {
        var draft = Draft(call);
        if (DraftFault(call, draft) is { } fault) return fault;
        var repository = call.Repository;
        var ahead = await call.Hub.Store.CountAsync(repository.GitPath, repository.Branch(draft.Base)!, repository.Branch(draft.Head)!, call.Aborted);
        if (ahead == 0) return Answer.Invalid("PullRequest", "head", "custom", $"No commits between {draft.Base} and {draft.Head}");
        return Full(call, await call.Hub.Pulls.OpenAsync(repository, call.Actor, draft, call.Aborted), 201);
    }

    private static PullDraft Draft(ApiCall call)
    {
        var head = call.Fields.Text("head") ?? "";
        var prefix = call.Repository.Owner.Login + ":";
        if (head.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) head = head[prefix.Length..];
        var title = call.Fields.Text("title") ?? "";
        return new PullDraft(title, call.Fields.Text("body") ?? "", head, call.Fields.Text("base") ?? "", call.Fields.Flag("draft") == true);
    }

    private static Answer? DraftFault(ApiCall call, PullDraft draft)
    {
        if ((Text.TitleFault("PullRequest", draft.Title) ?? Text.BodyFault("PullRequest", draft.Body)) is { } fault) return fault;
        if (call.Repository.Branch(draft.Base) is null) return Answer.Invalid("PullRequest", "base", "invalid");
        if (call.Repository.Branch(draft.Head) is null) return Answer.Invalid("PullRequest", "head", "invalid");
        var second = call.Repository.PullRequests.Any(issue => issue.IsOpen && issue.Pull!.HeadBranch == draft.Head && issue.Pull.BaseBranch == draft.Base);
        return second
            ? Answer.Invalid("PullRequest", "head", "custom", $"A pull request already exists for {call.Repository.Owner.Login}:{draft.Head}.")
            : null;
    }

    /// <summary>Changes title, body, state and base. <c>draft</c> is ignored, as on GitHub.</summary>
    private static async Task<Answer> UpdateAsync(ApiCall call)
    {
        if (call.PullRequest is not { Pull: { } pull } issue) return Answer.NotFound;
        if (IssueUpdate.Fault(call, "PullRequest") is { } fault) return fault;
        if (call.Fields.Text("base") is { } name && name != pull.BaseBranch)
        {
            if (call.Repository.Branch(name) is not { } tip) return Answer.Invalid("PullRequest", "base", "invalid");
            (pull.BaseBranch, pull.BaseSha) = (name, tip);
            await call.Hub.Pulls.RefreshAsync(call.Repository, pull, call.Aborted);
        }
        call.Hub.Issues.Edit(call.Repository, issue, call.Fields.Text("title"), call.Fields.Text("body"), call.Actor);
        IssueUpdate.ApplyState(call, issue);
        return Full(call, issue, 200);
    }

    private static Answer ListFiles(ApiCall call) => call.PullRequest is { Pull: { } pull }
        ? Paging.Page(call, pull.Files, file => PullShape.File(call.Links, call.Repository, pull, file))
        : Answer.NotFound;

    private static async Task<Answer> ListCommitsAsync(ApiCall call)
    {
        if (call.PullRequest is not { Pull: { } pull }) return Answer.NotFound;
        var commits = await call.Hub.Store.LogAsync(call.Repository.GitPath, pull.MergeBase, pull.HeadSha, 250, call.Aborted);
        return Paging.Page(call, commits, commit => CommitShape.Of(call.Links, call.Repository, commit));
    }

    private static async Task<Answer> MergeAsync(ApiCall call)
    {
        if (call.PullRequest is not { Pull: { } pull } issue) return Answer.NotFound;
        if (call.Fields.Text("sha") is { } sha && sha != pull.HeadSha)
            return Answer.Refuse(409, "Head branch was modified. Review and try the merge again.");
        var outcome = await call.Hub.Pulls.MergeAsync(call.Repository, issue, call.Actor, call.Aborted);
        if (outcome == MergeOutcome.Draft) return Answer.Refuse(405, "Pull Request is still a draft");
        if (outcome != MergeOutcome.Merged) return Answer.Refuse(405, "Pull Request is not mergeable");
        await call.Hub.Refs.SyncAsync(call.Repository, call.Actor, call.Aborted);
        return Answer.Ok(new JsonObject { ["sha"] = pull.MergeCommitSha, ["merged"] = true, ["message"] = "Pull Request successfully merged" });
    }

    private static Answer Full(ApiCall call, Issue issue, int status) => new(status, PullShape.Full(call.Links, call.Repository, issue));
}
