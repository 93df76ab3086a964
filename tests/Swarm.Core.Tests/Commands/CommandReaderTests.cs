using System.Diagnostics;
using Swarm.Core.Commands;

namespace Swarm.Core.Tests.Commands;

public sealed class CommandReaderTests
{
    public static TheoryData<string, SwarmCommand> Known => new()
    {
        { "/swarm", new SwarmCommand.Status() },
        { "  /SWARM Approve please", new SwarmCommand.Approve() },
        { "/swarm answer e-01, use both", new SwarmCommand.Answer("E-01", "use both") },
        { "/swarm retry t01.", new SwarmCommand.Retry("T01") },
        { "/swarm budget $2.5", new SwarmCommand.Budget(2.5m) },
        { "\u200b/swarm cancel", new SwarmCommand.Cancel() },
        { "````md\n```\n/swarm cancel\n````\n/swarm pause", new SwarmCommand.Pause() },
        { "```x``` is code\n/swarm pause", new SwarmCommand.Pause() },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_line_that_begins_with_the_word_is_a_command(string body, SwarmCommand command) => CommandReader.Read(body).ShouldHaveSingleItem().ShouldBe(command);

    [Theory]
    [InlineData("> /swarm cancel")]
    [InlineData("```\n/swarm cancel\n```")]
    [InlineData("~~~\n```\n/swarm cancel\n~~~")]
    [InlineData("```\n```x\n/swarm cancel\n```")]
    [InlineData("````\n```\n/swarm cancel")]
    [InlineData("    /swarm cancel")]
    [InlineData("\t/swarm cancel")]
    [InlineData("`/swarm cancel`")]
    [InlineData("<!--\n/swarm cancel\n-->")]
    [InlineData("<!-- open\n/swarm cancel")]
    [InlineData("say /swarm cancel")]
    [InlineData("/swarmcancel")]
    [InlineData("")]
    public void Quotes_code_and_what_is_hidden_hold_no_command(string body) => CommandReader.Read(body).ShouldBeEmpty();

    [Theory]
    [InlineData("/swarm answer E-01")]
    [InlineData("/swarm skip")]
    [InlineData("/swarm dispatch")]
    [InlineData("/swarm budget -5")]
    [InlineData("/swarm budget 1e9")]
    [InlineData("/swarm budget 10001")]
    [InlineData("/swarm <script>@all")]
    public void What_cannot_be_run_as_written_is_unclear(string body)
    {
        var advice = CommandReader.Read(body).ShouldHaveSingleItem().ShouldBeOfType<SwarmCommand.Unclear>().Advice;
        advice.ShouldNotContain("@");
        advice.ShouldNotContain("<script");
    }

    [Fact]
    public void Only_five_commands_of_a_comment_are_read() => CommandReader.Read(string.Concat(Enumerable.Repeat("/swarm\n", 50))).Length.ShouldBe(5);

    [Theory]
    [InlineData("stauts", "status")]
    [InlineData("cancle", "cancel")]
    [InlineData("zzzzzzz", null)]
    public void The_nearest_name_is_found(string word, string? near) => CommandTable.Nearest(word).ShouldBe(near);

    [Fact]
    public void Every_command_of_the_table_can_be_read() =>
        CommandTable.All.SelectMany(command => CommandReader.Read(command.Form)).ShouldSatisfyAllConditions(
            read => read.Count().ShouldBe(CommandTable.All.Length), read => read.OfType<SwarmCommand.Unclear>().ShouldBeEmpty());

    [Fact]
    public void Ticked_boxes_are_counted_over_the_whole_comment()
    {
        TickedBoxes.Read("- [ ] a\r\n- [x] b\r\n* [X] c\r\n- [x]d\n`- [x] e`").ShouldBe([2, 3]);
        var watch = Stopwatch.StartNew();
        TickedBoxes.Read(new string('\n', 65_000)).ShouldBeEmpty();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }
}
