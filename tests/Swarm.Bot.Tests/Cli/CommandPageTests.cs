using Swarm.Bot.Cli;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Cli;

public sealed class CommandPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_committed_page_is_what_the_command_tree_says()
    {
        var path = Path.Combine(Real.RepositoryRoot, "src", "Swarm.Bot", "Cli", "commands.md");

        File.ReadAllText(path).ReplaceLineEndings("\n").ShouldBe(CommandPage.Write(), "write CommandPage.Write() into the file");
    }

    [Theory]
    [InlineData("serve", "--urls")]
    [InlineData("run", "--budget")]
    [InlineData("track list", "--data")]
    [InlineData("config check", "FILE")]
    public async Task Help_of_a_command_and_the_page_name_the_same(string command, string part)
    {
        var (exit, trial) = await CommandTrial.OfAsync(Ct, [.. command.Split(' '), "--help"]);

        exit.ShouldBe(0);
        trial.Out.Text.ShouldContain(part);
        trial.Out.Text.ShouldNotContain("--model-url");
        CommandPage.Write().ShouldContain($"## `swarm {command}");
    }

    [Theory]
    [InlineData("wash")]
    [InlineData("run", "--repo", ".")]
    [InlineData("track", "show")]
    public async Task A_line_that_makes_no_sense_is_told_and_could_not_run(params string[] args)
    {
        var (exit, trial) = await CommandTrial.OfAsync(Ct, args);

        exit.ShouldBe(2);
        trial.Error.Text.ShouldContain("swarm --help lists the commands.");
        trial.Out.Text.ShouldBeEmpty();
    }
}
