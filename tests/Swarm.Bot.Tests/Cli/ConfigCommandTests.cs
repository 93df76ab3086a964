using Swarm.Testing;

namespace Swarm.Bot.Tests.Cli;

public sealed class ConfigCommandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_fault_has_its_place_and_its_fix()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("swarm.yml", "lable: x\nbudget: { trackUsd: -1 }\n");

        var (exit, trial) = await CommandTrial.OfAsync(Ct, "config", "check", file);

        exit.ShouldBe(1);
        trial.Out.Text.Split('\n')[..2].ShouldBe([$"{file}:1:1: Unknown key 'lable'. Did you mean 'label'?", $"{file}:2:21: 'budget.trackUsd' is -1, which is out of range. Give US dollars above 0, at most 10,000."]);
    }

    [Fact]
    public async Task A_good_file_is_told_back()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("swarm.yml", "autonomy: until-gates\nbase: trunk\ncommands: { test: sh test.sh }\n");

        var (exit, trial) = await CommandTrial.OfAsync(Ct, "config", "check", file, "--json");

        exit.ShouldBe(0, trial.All);
        trial.Json["settings"]!["autonomy"]!.GetValue<string>().ShouldBe("until-gates");
        trial.Json["settings"]!["base"]!.GetValue<string>().ShouldBe("trunk");
        trial.Json["settings"]!["gates"]!.AsArray().Select(gate => gate!.GetValue<string>()).ShouldBe(["scope", "placeholders", "secrets", "tests"]);
        trial.Error.Text.ShouldContain("can be obeyed.");
    }

    [Fact]
    public async Task Json_of_a_faulty_file_has_the_faults_and_no_settings()
    {
        using var folder = new TemporaryFolder();

        var (exit, trial) = await CommandTrial.OfAsync(Ct, "config", "check", folder.Write("swarm.yml", "label: [1\n"), "--json");

        exit.ShouldBe(1);
        trial.Json["sound"]!.GetValue<bool>().ShouldBeFalse();
        trial.Json["settings"].ShouldBeNull();
        trial.Json["faults"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_missing_file_and_a_folder_could_not_be_checked()
    {
        using var folder = new TemporaryFolder();

        var (missing, trial) = await CommandTrial.OfAsync(Ct, "config", "check", folder["none.yml"]);
        var (directory, other) = await CommandTrial.OfAsync(Ct, "config", "check", folder.Path, "--json");

        missing.ShouldBe(2);
        trial.Error.Text.ShouldContain("Name it: swarm config check FILE.");
        directory.ShouldBe(2);
        other.Json["error"]!.GetValue<string>().ShouldContain("is a folder.");
    }

    [Fact]
    public async Task A_file_without_end_is_read_up_to_the_limit()
    {
        using var folder = new TemporaryFolder();

        var (exit, trial) = await CommandTrial.OfAsync(Ct, "config", "check", folder.Write("swarm.yml", new string('#', 5_000_000)));

        exit.ShouldBe(1);
        trial.Out.Text.ShouldContain("65536 are allowed");
    }
}
