using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Cell;
using Swarm.Testing;

namespace Swarm.Agents.Tests;

/// <summary>Agents in a cell, before a gateway and a scripted model.</summary>
internal sealed class AgentBench : IAsyncDisposable
{
    private AgentBench(ICell cell, GatewayBench gateway) => (Cell, Gateway) = (cell, gateway);

    public ICell Cell { get; }

    public GatewayBench Gateway { get; }

    public TemporaryFolder Folder { get; } = new();

    public List<AgentEvent> Events { get; } = [];

    public IEnumerable<string> Messages => Events.OfType<AgentEvent.Message>().Select(each => each.Text);

    public static Task<AgentBench> ConfinedAsync(Func<JsonNode, JsonNode> answer)
    {
        Real.Executable("bwrap", "apt install bubblewrap");
        Real.Executable("socat", "apt install socat");
        return OpenAsync(new BubblewrapCell(TimeProvider.System), answer);
    }

    /// <summary>With the cell that every machine has.</summary>
    public static Task<AgentBench> OpenAsync(Func<JsonNode, JsonNode> answer) => OpenAsync(new OpenCell("there is none.", TimeProvider.System), answer);

    public AgentRequest Request(string runner) => new()
    {
        Key = "12-3-1/T01-1",
        Role = "worker",
        Runner = runner,
        Brief = "# Brief\nDo it.",
        WorkFolder = Directory.CreateDirectory(Folder["work"]).FullName,
        WallTime = TimeSpan.FromSeconds(60),
        ExchangeFolder = Folder["exchange"],
        Seat = Gateway.Seat,
    };

    public Task<AgentResult> RunAsync(AgentRequest request) => RunAsync(request, _ => { }, TestContext.Current.CancellationToken);

    public Task<AgentResult> RunAsync(AgentRequest request, Action<AgentEvent> onEvent, CancellationToken ct)
    {
        var programs = new AgentPrograms
        {
            Scripted = ["dotnet", typeof(Program).Assembly.Location, Program.ScriptedWord],
            ClaudeCode = Path.Combine(Real.RepositoryRoot, "tests", "npm", "node_modules", ".bin", "claude"),
        };
        return new AgentSessions(Cell, programs, NullLogger<AgentSessions>.Instance).RunAsync(request, Heard, ct);

        void Heard(AgentEvent each)
        {
            Events.Add(each);
            onEvent(each);
        }
    }

    public string Work(string relative) => File.ReadAllText(Path.Combine(Folder["work"], relative));

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        (Cell as IDisposable)?.Dispose();
        Folder.Dispose();
    }

    private static async Task<AgentBench> OpenAsync(ICell cell, Func<JsonNode, JsonNode> answer) => new(cell, await GatewayBench.OpenAsync(answer));
}
