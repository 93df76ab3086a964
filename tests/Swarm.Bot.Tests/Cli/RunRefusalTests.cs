using System.Collections.Immutable;

namespace Swarm.Bot.Tests.Cli;

public sealed class RunRefusalTests
{
    private static readonly ImmutableDictionary<string, string> Claude =
        ImmutableDictionary<string, string>.Empty.Add("Swarm__Agents__ClaudePath", Environment.ProcessPath!);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "is empty. Write the issue there")]
    [InlineData("\n\n  \n", "is empty. Write the issue there")]
    [InlineData("##\n\nBody", "holds no title. Write one there")]
    public async Task An_issue_without_a_title_is_refused(string text, string said)
    {
        using var repository = SmallRepository.Make();

        await RefusedAsync(repository, said, "--repo", repository.Path, "--issue", repository.Issue(text));
    }

    [Fact]
    public async Task What_is_absent_is_named()
    {
        using var repository = SmallRepository.Make();
        var issue = repository.Issue();

        await RefusedAsync(repository, "There is no file", "--repo", repository.Path, "--issue", repository.Folder["nowhere.md"]);
        await RefusedAsync(repository, "There is no folder", "--repo", repository.Folder["nowhere"], "--issue", issue);
        await RefusedAsync(repository, "is no git repository. Name one with --repo, or make it one: git -C", "--repo", repository.Folder.Path, "--issue", issue);
        await RefusedAsync(repository, "There is no agent 'clod'. Agents are claude-code and command.", "--repo", repository.Path, "--issue", issue, "--agent", "clod");
        await RefusedAsync(repository, "Agent command needs a program.", "--repo", repository.Path, "--issue", issue, "--agent", "command");
        await RefusedAsync(repository, "There is no program './no-such-agent'.", "--repo", repository.Path, "--issue", issue, "--command", "./no-such-agent {brief} {report}");
        await RefusedAsync(repository, "does not say where its report goes. Put {report}", "--repo", repository.Path, "--issue", issue, "--command", "git {brief}");
        await RefusedAsync(repository, "--command belongs to agent command", "--repo", repository.Path, "--issue", issue, "--agent", "claude-code", "--command", "git {report}");
        await RefusedAsync(repository, "--budget 0 is out of range.", "--repo", repository.Path, "--issue", issue, "--budget", "0");
    }

    [Fact]
    public async Task Claude_code_needs_a_key_and_says_which_variable_holds_it()
    {
        using var repository = SmallRepository.Make();
        var trial = new CommandTrial { Variables = Claude };

        (await trial.RunAsync(Ct, "run", "--repo", repository.Path, "--issue", repository.Issue(), "--json")).ShouldBe(2, trial.All);

        trial.Json["error"]!.GetValue<string>().ShouldBe("There is no key for the model.");
        trial.Json["nextStep"]!.GetValue<string>().ShouldStartWith("Set ANTHROPIC_API_KEY.");
    }

    [Theory]
    [InlineData("http://models.example.org")]
    [InlineData("https://me:secret@models.example.org")]
    public async Task A_model_address_that_would_leak_the_key_is_refused_without_being_shown(string address)
    {
        using var repository = SmallRepository.Make();
        var trial = new CommandTrial { Variables = Claude.Add("ANTHROPIC_API_KEY", "sk-test").Add("ANTHROPIC_BASE_URL", address) };

        (await trial.RunAsync(Ct, "run", "--repo", repository.Path, "--issue", repository.Issue())).ShouldBe(2, trial.All);

        trial.All.ShouldContain("ANTHROPIC_BASE_URL is no https address");
        trial.All.ShouldNotContain("models.example.org");
        trial.All.ShouldNotContain("sk-test");
    }

    [Fact]
    public async Task A_repository_without_commits_and_a_head_without_a_branch_are_told_what_to_do()
    {
        using var repository = SmallRepository.Make();
        var issue = repository.Issue();
        Directory.CreateDirectory(repository.Folder["empty"]);
        SmallRepository.GitIn(repository.Folder["empty"], "init", "--quiet");
        await RefusedAsync(repository, "has no commits yet, so there is nothing to branch from.", "--repo", repository.Folder["empty"], "--issue", issue);

        repository.Git("checkout", "--quiet", "--detach");
        repository.Git("commit", "--quiet", "--message=Beside");
        await RefusedAsync(repository, "and no branch is there. Make one: git -C", "--repo", repository.Path, "--issue", issue);

        repository.Git("clone", "--quiet", "--depth=1", "file://" + repository.Path, repository.Folder["shallow"]);
        await RefusedAsync(repository, "is a shallow clone, which cannot be copied. Run: git -C", "--repo", repository.Folder["shallow"], "--issue", issue);
    }

    [Theory]
    [InlineData("swarm", "The branch 'swarm' stands in the way of 'swarm/1/head'. Rename it: git branch -m swarm NAME")]
    [InlineData("swarm/1/head", "swarm/1/head is a branch that a run writes, so a run cannot build on it.")]
    public async Task A_branch_in_the_way_is_found_before_anything_starts(string branch, string said)
    {
        using var repository = SmallRepository.Make();
        if (branch == "swarm") repository.Git("branch", branch);
        else repository.Git("switch", "--quiet", "--create", branch);
        await using var model = await SmallModel.StartAsync(Ct);

        await RefusedAsync(repository, said, ["--repo", repository.Path, "--issue", repository.Issue(), .. model.Options]);
        model.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Faulty_settings_are_shown_with_line_and_column_before_anything_starts()
    {
        using var repository = SmallRepository.Make("autonomi: full\n");
        await using var model = await SmallModel.StartAsync(Ct);

        await RefusedAsync(repository, ".github/swarm.yml:1:1: Unknown key 'autonomi'.", ["--repo", repository.Path, "--issue", repository.Issue(), .. model.Options]);
        model.Calls.ShouldBe(0);
    }

    private static async Task RefusedAsync(SmallRepository repository, string said, params string[] options)
    {
        var before = repository.Look();
        var (exit, trial) = await CommandTrial.OfAsync(Ct, ["run", .. options]);
        exit.ShouldBe(2, trial.All);
        trial.Error.Text.ShouldContain(said);
        trial.Out.Text.ShouldBeEmpty();
        repository.Look().ShouldBe(before);
    }
}
