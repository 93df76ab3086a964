using Swarm.Bot.Demo.Script;
using Swarm.Bot.Settings;
using Swarm.Git;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Demo;

public sealed class DemoRepositoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_repository_builds_and_its_tests_pass()
    {
        var tree = await DemoTree.BaseAsync(Ct);
        await tree.ShouldPassAsync("at the base", Ct);
    }

    [Fact]
    public async Task The_commit_is_always_the_same_and_stands_on_main()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        await DemoRepository.WriteAsync(one.Path, Ct);
        await DemoRepository.WriteAsync(other.Path, Ct);
        var commit = await GitAsync(one, "rev-parse", "refs/heads/main");
        commit.Length.ShouldBe(40);
        (await GitAsync(other, "rev-parse", "refs/heads/main")).ShouldBe(commit);
        (await GitAsync(one, "symbolic-ref", "HEAD")).ShouldBe("refs/heads/main");
        (await GitAsync(one, "status", "--porcelain")).ShouldBeEmpty();
        (await GitAsync(one, "log", "--format=%an <%ae>")).ShouldBe("Robin Hale <robin@stockroom.example>");
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("notes.txt", "mine");
        await Should.ThrowAsync<ArgumentException>(() => DemoRepository.WriteAsync(folder.Path, Ct));
        Directory.EnumerateFileSystemEntries(folder.Path).Single().ShouldBe(folder["notes.txt"]);
    }

    [Fact]
    public async Task Its_settings_are_read_without_a_fault()
    {
        var tree = await DemoTree.BaseAsync(Ct);
        var reading = RepositorySettingsReader.Read(tree.Files[".github/swarm.yml"]);
        reading.Faults.ShouldBeEmpty();
        reading.Settings.Commands.Build.ShouldBe("sh build.sh");
        reading.Settings.Commands.Test.ShouldBe("sh test.sh");
        reading.Settings.AgentFor("writer").Runner.ShouldBe("scripted");
        reading.Settings.Budget.TrackUsd.ShouldBe(1.50m);
    }

    [Theory]
    [InlineData("src/commands/report.sh", "# summary: stock of every item", "# nothing", "src/commands/report.sh:1: the first line is no '# summary: '")]
    [InlineData("src/stock.sh", "stock_start() {", "stock_start() {{ ;", "src/stock.sh:")]
    [InlineData("src/journal.sh", "journal_status=1", "\tjournal_status=1", "a tab; indent with spaces")]
    public async Task The_build_names_a_fault_with_its_place(string file, string sound, string faulty, string said)
    {
        var tree = await DemoTree.BaseAsync(Ct);
        var broken = new DemoTree(tree.Files.SetItem(file, tree.Files[file].Replace(sound, faulty, StringComparison.Ordinal)));
        var run = await broken.RunAsync("build.sh", Ct);
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain(said);
        Core.Gates.CommandOutput.Places(run.Output)[0].Path.ShouldBe(file);
    }

    private static async Task<string> GitAsync(TemporaryFolder folder, params string[] arguments)
    {
        var output = await new GitExecutable().RunAsync(new GitCall([.. arguments]) { GitDir = folder[".git"], WorkTree = folder.Path }, Ct);
        output.ExitCode.ShouldBe(0, output.Error);
        return output.Text.TrimEnd('\n');
    }
}
