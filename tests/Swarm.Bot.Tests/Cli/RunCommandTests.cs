namespace Swarm.Bot.Tests.Cli;

public sealed class RunCommandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_issue_becomes_a_branch_and_nothing_else_of_the_repository_changes()
    {
        using var repository = SmallRepository.Make();
        await using var model = await SmallModel.StartAsync(Ct);
        var before = repository.Look();
        var trial = new CommandTrial();

        var exit = await trial.RunAsync(Ct, ["run", "--repo", repository.Path, "--issue", repository.Issue(), "--yes", .. model.Options]);

        exit.ShouldBe(0, trial.All);
        repository.Look(exceptRefs: "refs/heads/swarm").ShouldBe(before);
        repository.Git("for-each-ref", "--format=%(refname)").Split('\n').ShouldBe(["refs/heads/main", "refs/heads/swarm/1/head"]);
        repository.Git("diff", "--name-only", "main", "swarm/1/head").Split('\n').ShouldBe(["goodbye.txt", "thanks.txt"]);
        repository.Git("show", "swarm/1/head:goodbye.txt").ShouldBe("goodbye");
        repository.Git("merge-base", "main", "swarm/1/head").ShouldBe(repository.Git("rev-parse", "main"));
        trial.Out.Text.ShouldContain("Ready: branch swarm/1/head was added with");
        trial.Out.Text.ShouldContain("git -C '" + repository.Path + "' log --oneline main..swarm/1/head");
        trial.Out.Text.ShouldContain("git -C '" + repository.Path + "' switch swarm/1/head");
        Gates(trial).ShouldBe(["placeholders", "scope", "secrets"]);
        trial.All.ShouldNotContain("key-of-the-small-model");
    }

    [Fact]
    public async Task Json_is_one_object_and_people_read_standard_error()
    {
        using var repository = SmallRepository.Make();
        await using var model = await SmallModel.StartAsync(Ct, reviews: """
            ```swarm-findings
            [{"severity": "minor", "file": "thanks.txt", "line": 1, "text": "It could be warmer."}]
            ```
            """);
        var trial = new CommandTrial();

        var exit = await trial.RunAsync(Ct, ["run", "--repo", repository.Path, "--issue", repository.Issue(), "--yes", "--json", "--budget", "2", .. model.Options]);

        exit.ShouldBe(0, trial.All);
        var json = trial.Json;
        json["ready"]!.GetValue<bool>().ShouldBeTrue();
        json["phase"]!.GetValue<string>().ShouldBe("Ready");
        json["branch"]!.GetValue<string>().ShouldBe("swarm/1/head");
        json["head"]!.GetValue<string>().ShouldBe(repository.Git("rev-parse", "swarm/1/head"));
        json["baseBranch"]!.GetValue<string>().ShouldBe("main");
        json["files"].ShouldBeNull();
        json["tasks"]!.AsArray().Select(task => task!["status"]!.GetValue<string>()).ShouldBe(["done", "done"]);
        json["findings"]!.AsArray().ShouldHaveSingleItem()!["severity"]!.GetValue<string>().ShouldBe("minor");
        json["costUsd"]!.GetValue<decimal>().ShouldBeGreaterThan(0);
        trial.Error.Text.ShouldContain("It could be warmer.");
        trial.Error.Text.ShouldContain("stop at $2.00");
    }

    [Fact]
    public async Task A_second_run_takes_the_next_free_name_and_says_so()
    {
        using var repository = SmallRepository.Make();
        await using var model = await SmallModel.StartAsync(Ct);
        repository.Git("commit", "--quiet", "--message=Else");
        repository.Git("branch", "swarm/1/head");
        repository.Git("reset", "--quiet", "--soft", "HEAD~1");
        var theirs = repository.Git("rev-parse", "swarm/1/head");
        var trial = new CommandTrial();

        var exit = await trial.RunAsync(Ct, ["run", "--repo", repository.Path, "--issue", repository.Issue(), "--yes", .. model.Options]);

        exit.ShouldBe(0, trial.All);
        repository.Git("rev-parse", "swarm/1/head").ShouldBe(theirs);
        repository.Git("show", "swarm/1-2/head:thanks.txt").ShouldBe("thanks");
        trial.Out.Text.ShouldContain("swarm/1/head was taken, so the branch is called swarm/1-2/head.");
    }

    [Fact]
    public async Task The_terminal_approves_and_answers_and_a_wrong_number_is_asked_back()
    {
        using var repository = SmallRepository.Make();
        await using var model = await SmallModel.StartAsync(Ct, asks: true);
        var trial = new CommandTrial { Typed = "y\n7\n2\n\n1\n" };

        var exit = await trial.RunAsync(Ct, ["run", "--repo", repository.Path, "--issue", repository.Issue(), .. model.Options]);

        exit.ShouldBe(0, trial.All);
        repository.Git("show", "swarm/1/head:thanks.txt").ShouldBe("thank you so much");
        foreach (var part in (string[])["Plan: 2 tasks, $", "T02", "thanks.txt", "Let it run? [y/N]", "E-01: How warm is the thanks?", "1. plain (recommended)", "2. warm", "That is none of the options.", "E-02: All 2 tasks are merged.", "E-02 [1–2]"])
            trial.Out.Text.ShouldContain(part);
    }

    [Fact]
    public async Task Without_a_terminal_a_question_ends_the_run_and_what_is_done_is_kept()
    {
        using var repository = SmallRepository.Make();
        await using var model = await SmallModel.StartAsync(Ct, asks: true);
        var trial = new CommandTrial();

        var exit = await trial.RunAsync(Ct, ["run", "--repo", repository.Path, "--issue", repository.Issue(), "--yes", "--json", .. model.Options]);

        exit.ShouldBe(1, trial.All);
        trial.Error.Text.ShouldContain("E-01 waits for an answer, and standard input is no terminal.");
        trial.Json["ready"]!.GetValue<bool>().ShouldBeFalse();
        trial.Json["escalations"]![0]!["answer"].ShouldBeNull();
        var files = trial.Json["files"]!.GetValue<string>();
        var (shown, show) = await CommandTrial.OfAsync(Ct, "track", "show", trial.Json["track"]!.GetValue<string>(), "--data", Path.Combine(files, "data"));
        Directory.Delete(files, recursive: true);
        shown.ShouldBe(0, show.All);
        show.Out.Text.ShouldContain("E-01 waits for an answer");
    }

    [Theory]
    [InlineData(null, "The plan waits for approval, and standard input is no terminal. Run it in a terminal, or with --yes.", "Approval")]
    [InlineData("n\n", "Let it run? [y/N]", "Cancelled")]
    public async Task Without_approval_no_task_runs_and_no_branch_is_added(string? typed, string said, string phase)
    {
        using var repository = SmallRepository.Make();
        await using var model = await SmallModel.StartAsync(Ct);
        var before = repository.Look();
        var trial = new CommandTrial { Typed = typed };

        var exit = await trial.RunAsync(Ct, ["run", "--repo", repository.Path, "--issue", repository.Issue(), "--json", .. model.Options]);

        exit.ShouldBe(1, trial.All);
        trial.Error.Text.ShouldContain(said);
        trial.Json["phase"]!.GetValue<string>().ShouldBe(phase);
        trial.Json["branch"].ShouldBeNull();
        model.Calls.ShouldBe(2);
        repository.Look().ShouldBe(before);
        Directory.Delete(trial.Json["files"]!.GetValue<string>(), recursive: true);
    }

    [Fact]
    public async Task A_detached_head_and_a_linked_work_tree_build_on_their_branch()
    {
        using var repository = SmallRepository.Make();
        await using var model = await SmallModel.StartAsync(Ct);
        repository.Git("worktree", "add", "--quiet", "-b", "side", repository.Folder["beside"]);
        SmallRepository.GitIn(repository.Folder["beside"], "checkout", "--quiet", "--detach");
        repository.Git("branch", "--delete", "--quiet", "side");
        var trial = new CommandTrial();

        var exit = await trial.RunAsync(Ct, ["run", "--repo", repository.Folder["beside"], "--issue", repository.Issue(), "--yes", .. model.Options]);

        exit.ShouldBe(0, trial.All);
        trial.Out.Text.ShouldContain("HEAD is detached; the run builds on main");
        repository.Git("show", "swarm/1/head:goodbye.txt").ShouldBe("goodbye");
    }

    [Fact]
    public async Task Hooks_and_settings_of_the_repository_do_not_run()
    {
        using var repository = SmallRepository.Make();
        await using var model = await SmallModel.StartAsync(Ct);
        foreach (var hook in (string[])["reference-transaction", "post-checkout", "post-merge", "fsmonitor"])
        {
            var path = repository.Folder.Write($"greeter/.git/hooks/{hook}", $"#!/bin/sh\ntouch '{repository.Folder.Path}/ran'\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }

        repository.Git("config", "core.fsmonitor", repository.Folder["greeter/.git/hooks/fsmonitor"]);
        repository.Git("config", "core.hooksPath", repository.Folder["greeter/.git/hooks"]);
        File.Delete(repository.Folder["ran"]);
        var trial = new CommandTrial();

        (await trial.RunAsync(Ct, ["run", "--repo", repository.Path, "--issue", repository.Issue(), "--yes", .. model.Options])).ShouldBe(0, trial.All);

        File.Exists(repository.Folder["ran"]).ShouldBeFalse();
    }

    private static IEnumerable<string> Gates(CommandTrial trial) =>
        trial.Out.Text[trial.Out.Text.IndexOf("Gates on the head", StringComparison.Ordinal)..].Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 2 && words[1] == "pass").Select(words => words[0]).Order(StringComparer.Ordinal);
}
