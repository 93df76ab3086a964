using Swarm.Bot.Demo;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests;

/// <summary>Commands that leave a waiting track as it is; all speak to the same one.</summary>
public sealed class CommandTests(WaitingTrack waiting) : IClassFixture<WaitingTrack>
{
    private Scene Scene => waiting.Scene;

    private int Issue => waiting.Issue;

    [Theory]
    [InlineData("/swarm")]
    [InlineData("/swarm status")]
    [InlineData("Where are we?\n\n/swarm")]
    public async Task Status_says_where_the_track_stands_and_the_next_step(string words)
    {
        var reply = await Scene.ReplyAsync(Issue, Scene.Say(Issue, words));

        reply.ShouldContain("**Execute**. 0 of 1 tasks are done.");
        reply.ShouldContain("E-01 waits for an answer: `/swarm answer E-01 <number>`.");
    }

    [Fact]
    public async Task Help_lists_every_command()
    {
        var reply = await Scene.ReplyAsync(Issue, Scene.Say(Issue, "/swarm help"));

        foreach (var name in new[] { "approve", "answer", "retry", "pause", "resume", "cancel" }) reply.ShouldContain($"/swarm {name}");
    }

    [Theory]
    [InlineData("/swarm aprove", "Did you mean `/swarm approve`?")]
    [InlineData("/swarm cancle", "Did you mean `/swarm cancel`?")]
    [InlineData("/swarm sing", "`/swarm help` lists them all.")]
    [InlineData("/swarm retry", "Write it like this: `/swarm retry T01`.")]
    public async Task A_slip_gets_the_nearest_command(string words, string advice)
    {
        var slip = Scene.Say(Issue, words);

        (await Scene.ReplyAsync(Issue, slip)).ShouldContain(advice);
        await Scene.SettledAsync(Issue);
        Scene.Now.Comments.First(comment => comment.Id == slip).Reactions.ShouldHaveSingleItem().Content.ShouldBe("confused");
    }

    [Theory]
    [InlineData("/swarm approve", "There is nothing to approve now.")]
    [InlineData("/swarm retry T01", "T01 is waiting. Only a task that waits for a decision can be tried again.")]
    [InlineData("/swarm resume", "The track is not paused.")]
    [InlineData("/swarm answer E-07 1", "There is no question `E-07`. Open: E-01.")]
    [InlineData("/swarm answer E-01 9", "I cannot tell what this answers.")]
    public async Task A_command_that_does_not_fit_says_what_does(string words, string advice) =>
        (await Scene.ReplyAsync(Issue, Scene.Say(Issue, words))).ShouldContain(advice);

    [Theory]
    [InlineData("> /swarm cancel\n\nThat would be too early.")]
    [InlineData("```\n/swarm cancel\n```")]
    [InlineData("    /swarm cancel")]
    [InlineData("Do not write /swarm cancel yet.")]
    [InlineData("<!-- /swarm cancel -->")]
    public async Task A_command_in_a_quote_or_code_is_none(string words)
    {
        var comment = Scene.Say(Issue, words);

        await UnheardAsync(comment);
    }

    [Fact]
    public async Task An_edited_comment_does_not_run()
    {
        var comment = Scene.Say(Issue, "Nice work so far.");
        Scene.GitHub.EditComment(LocalStage.Owner, Scene.Repository, comment, "/swarm cancel", LocalStage.Person);

        await UnheardAsync(comment);
    }

    [Fact]
    public async Task An_edited_command_does_not_run_again()
    {
        var comment = Scene.Say(Issue, "/swarm help");
        await Scene.ReplyAsync(Issue, comment);
        Scene.GitHub.EditComment(LocalStage.Owner, Scene.Repository, comment, "/swarm cancel", LocalStage.Person);

        (await Scene.SettledAsync(Issue)).Phase.ShouldBe(TrackPhase.Execute);
        (await Scene.ReplyAsync(Issue, comment)).ShouldContain("| command | what it does |");
    }

    [Fact]
    public async Task A_bot_is_not_listened_to()
    {
        var comment = Scene.Say(Issue, "/swarm cancel", Scene.Robot);

        await UnheardAsync(comment);
    }

    private async Task UnheardAsync(long comment)
    {
        (await Scene.SettledAsync(Issue)).Phase.ShouldBe(TrackPhase.Execute);
        Scene.Comments(Issue, $"reply/{comment}").ShouldBeEmpty();
        Scene.Now.Comments.First(each => each.Id == comment).Reactions.ShouldBeEmpty();
    }
}
