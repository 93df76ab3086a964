using System.Text.RegularExpressions;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Deploy;

public sealed partial class DockerfileTests
{
    private static readonly string[] Lines = ReadLines();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_linter_finds_nothing()
    {
        var (exit, said) = await Deployed.RunAsync([Real.NpmProgram("dockerfile-utils"), "lint", Deployed.Dockerfile], Ct);

        exit.ShouldBe(0, said);
        said.Trim().ShouldBeEmpty();
    }

    [Fact]
    public void Every_base_image_is_pinned_by_tag_and_digest()
    {
        var bases = Of("FROM").ToList();

        bases.Count.ShouldBe(2);
        bases.ShouldAllBe(line => PinnedBase.IsMatch(line));
    }

    [Fact]
    public void The_image_holds_what_a_cell_is_made_of_and_runs_as_an_ordinary_user()
    {
        var last = string.Join('\n', Lines[(Array.FindLastIndex(Lines, line => line.StartsWith("FROM ", StringComparison.Ordinal)) + 1)..]);

        foreach (var package in (string[])["bubblewrap", "ca-certificates", "curl", "git", "socat", "tini", "util-linux"]) last.ShouldContain($" {package} ");
        last.ShouldContain("--no-install-recommends");
        Of("USER").ShouldBe(["1654:1654"]);
        Array.FindLastIndex(Lines, line => line.StartsWith("USER ", StringComparison.Ordinal)).ShouldBeGreaterThan(Array.FindLastIndex(Lines, line => line.StartsWith("RUN ", StringComparison.Ordinal)));
        Of("ENTRYPOINT").ShouldHaveSingleItem().ShouldStartWith("[\"/usr/bin/tini\"");
    }

    [Fact]
    public void Nothing_is_fetched_but_packages_and_no_secret_is_built_in()
    {
        Of("ADD").ShouldBeEmpty();
        Of("ARG").ShouldBeEmpty();
        Of("RUN").ShouldAllBe(line => !line.Contains("curl ", StringComparison.Ordinal) || line.Contains("apt-get install", StringComparison.Ordinal));
        Of("ENV").ShouldAllBe(line => !line.Contains("Secret", StringComparison.OrdinalIgnoreCase) && !line.Contains("ApiKey", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void What_the_build_copies_exists_and_is_let_into_its_context()
    {
        var ignore = File.ReadAllLines(Path.Combine(Real.RepositoryRoot, ".dockerignore"));
        var copied = Of("COPY").Where(line => !line.StartsWith("--from", StringComparison.Ordinal)).SelectMany(line => line.Split(' ')[..^1]).ToList();

        // .editorconfig among them: without its rules the warnings that are errors stop the build.
        copied.Order(StringComparer.Ordinal).ShouldBe([".editorconfig", "Directory.Build.props", "Directory.Packages.props", "global.json", "src/"]);
        copied.ShouldAllBe(each => Path.Exists(Path.Combine(Real.RepositoryRoot, each)));
        ignore.Where(line => line.StartsWith('!')).Select(line => line[1..]).Order(StringComparer.Ordinal).ShouldBe(copied.Select(each => each.TrimEnd('/')).Order(StringComparer.Ordinal));
        ignore.ShouldContain("*");
    }

    private static IEnumerable<string> Of(string instruction) =>
        Lines.Where(line => line.StartsWith(instruction + " ", StringComparison.Ordinal)).Select(line => line[(instruction.Length + 1)..].Trim());

    /// <summary>One line for each instruction, comments left out.</summary>
    private static string[] ReadLines()
    {
        var text = string.Join('\n', File.ReadAllLines(Deployed.Dockerfile).Where(line => !line.StartsWith('#')));
        return [.. Continued.Replace(text, " ").Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    [GeneratedRegex(@"\s*\\\n\s*")]
    private static partial Regex Continued { get; }

    [GeneratedRegex(@"^mcr\.microsoft\.com/dotnet/(sdk|aspnet):10\.0\.\d+-noble@sha256:[0-9a-f]{64} AS [a-z]+$")]
    private static partial Regex PinnedBase { get; }
}
