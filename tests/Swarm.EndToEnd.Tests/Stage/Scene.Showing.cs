using Swarm.Bot.Publishing;
using Swarm.LocalGitHub;

namespace Swarm.EndToEnd.Tests.Stage;

/// <content>What people see.</content>
public sealed partial class Scene
{
    /// <summary>The app's one comment for a surface such as <c>status</c> or <c>question/E-01</c>.</summary>
    public CommentSnapshot Comment(int issue, string surface, int run = 1) => Comments(issue, surface, run).ShouldHaveSingleItem();

    public IReadOnlyList<CommentSnapshot> Comments(int issue, string surface, int run = 1) =>
        [.. Own.Where(comment => comment.Issue == issue && Marker.Read(comment.Body) == new Marker(Stage.TrackOf(issue, run), surface))];

    /// <summary>Every comment of the app.</summary>
    public IReadOnlyList<CommentSnapshot> Own => [.. Now.Comments.Where(comment => comment.ViaApp is not null)];

    /// <summary>Waits for the app's reply to a comment.</summary>
    public async Task<string> ReplyAsync(int issue, long comment)
    {
        await SeenAsync(_ => Comments(issue, $"reply/{comment}").Count > 0);
        return Comment(issue, $"reply/{comment}").Body;
    }

    /// <summary>The newest run of a check on the pull request's head.</summary>
    public CheckRunSnapshot Check(string name)
    {
        var now = Now;
        var head = now.Pulls.ShouldHaveSingleItem().HeadSha;
        return now.CheckRuns.Where(run => run.Name == name && run.HeadSha == head).MaxBy(run => run.Id).ShouldNotBeNull(name);
    }

    /// <summary>Ticks the box whose line holds the text, in one of the app's comments, as a person does on the page.</summary>
    public void Tick(int issue, string surface, string line, string by)
    {
        var comment = Comment(issue, surface);
        var lines = comment.Body.Split('\n').Select(each => each.Contains(line, StringComparison.Ordinal) ? each.Replace("- [ ]", "- [x]", StringComparison.Ordinal) : each);
        var body = string.Join('\n', lines);
        body.ShouldNotBe(comment.Body);
        GitHub.EditComment(Bot.Demo.LocalStage.Owner, Repository, comment.Id, body, by);
    }
}
