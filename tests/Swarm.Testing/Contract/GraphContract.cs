using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Swarm.Testing.Contract;

/// <summary>
/// Compares GraphQL with GitHub's schema by graphql-js, the language's own implementation: one process of Node.js
/// that lives as long as this one and answers a line with a line.
/// </summary>
internal static class GraphContract
{
    private static readonly string Npm = Path.Combine(Real.RepositoryRoot, "tests", "npm");
    private static readonly Lock Gate = new();
    private static readonly Lazy<Process> Checker = new(Start);

    public static bool IsPresent => File.Exists(Path.Combine(Npm, "node_modules", "@octokit", "graphql-schema", "schema.json"));

    public static IReadOnlyList<string> Faults(WireExchange exchange) =>
        Ask($$"""{"request":{{Text(exchange.Request)}},"answer":{{(exchange.Status == 200 ? Text(exchange.Answer) : "null")}}}""");

    public static IReadOnlyList<string> RequestFaults(WireExchange exchange) => Ask($$"""{"request":{{Text(exchange.Request)}},"answer":null}""");

    private static IReadOnlyList<string> Ask(string question)
    {
        lock (Gate)
        {
            Checker.Value.StandardInput.WriteLine(question);
            var line = Checker.Value.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The GraphQL check has ended. Run: npm install --prefix tests/npm");
            return JsonSerializer.Deserialize<string[]>(line)!;
        }
    }

    // On one line, whatever the sender's layout.
    private static string Text(ReadOnlyMemory<byte> json)
    {
        using var read = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(read.RootElement);
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo(Real.Executable("node", "apt-get install nodejs"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(Npm, "graphql-contract.mjs"));
        var process = Process.Start(start)!;
        process.StandardInput.AutoFlush = true;
        return process;
    }
}
