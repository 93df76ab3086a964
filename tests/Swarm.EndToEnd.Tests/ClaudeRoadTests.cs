using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Swarm.Testing;

namespace Swarm.EndToEnd.Tests;

/// <summary>
/// <c>swarm run</c> as a child process on a plain git repository, with the real Claude Code CLI in the cell: it reads its briefs,
/// uses its own tools and reports. Only the words of the model behind the gateway are scripted.
/// </summary>
public sealed partial class ClaudeRoadTests
{
    private const string Brief = "/run/swarm/brief.md";
    private const string Report = "/run/swarm/report.md";
    private const string Key = "the-key-that-no-agent-sees";

    private const string Plan = """
        # Plan

        ```swarm-plan
        {"summary": "Greets by name.", "tasks": [{"id": "T01", "title": "Greet by name", "description": "Say hello to whoever is named.",
          "touches": ["src/greet.sh"], "effort": "S", "acceptance": ["sh src/greet.sh Ada prints Hello, Ada."]}]}
        ```
        """;

    [Fact]
    public async Task The_real_command_line_agent_walks_the_whole_road_on_a_local_repository()
    {
        var claude = Real.NpmProgram("claude");
        Real.Executable("bwrap", "apt install bubblewrap");
        Real.Executable("socat", "apt install socat");
        using var folder = new TemporaryFolder();
        await using var model = await ScriptedModelServer.StartAsync(Answer, TestContext.Current.CancellationToken);
        await RepositoryAsync(folder);
        folder.Write("issue.md", "# Greet by name\n\n`src/greet.sh NAME` should print `Hello, NAME.`\n");

        var (exit, output, error) = await SwarmAsync(folder, model, claude);

        exit.ShouldBe(0, output + error);
        var printed = JsonNode.Parse(output)!;
        printed["phase"]!.GetValue<string>().ShouldBe("Ready");
        (await GitAsync(folder["repo"], "show", "swarm/1/head:src/greet.sh")).ShouldContain("Hello, $1.");
        (await GitAsync(folder["repo"], "status", "--porcelain")).ShouldBe("");
        (await GitAsync(folder["repo"], "rev-parse", "--abbrev-ref", "HEAD")).Trim().ShouldBe("main");
        model.Requests.ShouldAllBe(request => request.Headers["x-api-key"] == Key);
        model.Requests.ShouldAllBe(request => !request.Body.ToJsonString(null).Contains(Key));
    }

    private static JsonNode Answer(JsonNode request)
    {
        if (request["tools"] is not JsonArray { Count: > 0 }) return ModelWords.Text("Greeting");
        var said = request["messages"]!.ToJsonString();
        var role = Role().Match(said);
        if (!role.Success) return ModelWords.ToolUse("toolu_brief", "Read", new JsonObject { ["file_path"] = Brief });
        var steps = Steps(role.Groups[1].Value);
        var done = StepIds().Matches(said).Select(match => match.Value).Distinct().Count();
        if (done >= steps.Length) return ModelWords.Text("Done.");
        var (path, text) = steps[done];
        return text is null
            ? ModelWords.ToolUse($"toolu_step_{done}", "Read", new JsonObject { ["file_path"] = path })
            : ModelWords.ToolUse($"toolu_step_{done}", "Write", new JsonObject { ["file_path"] = path, ["content"] = text });
    }

    // Without a text the file is read: the agent's own tool refuses to overwrite what it has not seen.
    private static (string Path, string? Text)[] Steps(string role) => role switch
    {
        "planner" => [(Report, Plan)],
        "implementer" => [("/repo/src/greet.sh", null), ("/repo/src/greet.sh", "echo \"Hello, $1.\"\n"), (Report, "# Report\n\nIt greets by name.\n")],
        _ => [(Report, "# Report\n\n`src/greet.sh` greets the world; `test.sh` tests it.\n")],
    };

    private static async Task RepositoryAsync(TemporaryFolder folder)
    {
        folder.Write("repo/src/greet.sh", "echo 'Hello, world.'\n");
        folder.Write("repo/test.sh", "test \"$(sh src/greet.sh Ada)\" = 'Hello, Ada.' || { echo 'test.sh:1: it does not greet by name'; exit 1; }\n");
        folder.Write("repo/.github/swarm.yml", "commands: { test: sh test.sh }\n");
        var repo = folder["repo"];
        await GitAsync(repo, "init", "-q", "-b", "main");
        await GitAsync(repo, "add", "-A");
        await GitAsync(repo, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m", "Begin");
    }

    private static Task<(int, string, string)> SwarmAsync(TemporaryFolder folder, ScriptedModelServer model, string claude)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "swarm.dll"), "run", "--repo", folder["repo"], "--issue", folder["issue.md"], "--yes", "--json"]);
        start.Environment["ANTHROPIC_API_KEY"] = Key;
        start.Environment["ANTHROPIC_BASE_URL"] = model.Address.ToString();
        start.Environment["PATH"] = Path.GetDirectoryName(claude) + Path.PathSeparator + start.Environment["PATH"];
        return ProcessAsync(start);
    }

    private static async Task<string> GitAsync(string folder, params string[] arguments)
    {
        var (exit, output, error) = await ProcessAsync(new ProcessStartInfo("git", ["-C", folder, .. arguments]));
        exit.ShouldBe(0, error);
        return output;
    }

    private static async Task<(int, string, string)> ProcessAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    [GeneratedRegex(@"Swarm brief: role=(\w+)")]
    private static partial Regex Role();

    [GeneratedRegex(@"toolu_step_\d+")]
    private static partial Regex StepIds();
}
