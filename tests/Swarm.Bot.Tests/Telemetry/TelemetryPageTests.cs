using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Swarm.Bot.Telemetry;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Telemetry;

public sealed class TelemetryPageTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(Real.RepositoryRoot, "src", "Swarm.Bot", "Telemetry", "telemetry.md"));

    [Fact]
    public void Every_instrument_has_its_row_and_every_row_its_instrument()
    {
        var rows = new List<string>();
        using (var listener = new MeterListener())
        {
            listener.InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == Measures.MeterName) rows.Add($"| `{instrument.Name}` | {instrument.GetType().Name.Split('`')[0]} | {instrument.Unit} | {instrument.Description} |");
            };
            RuntimeHelpers.RunClassConstructor(typeof(Measures).TypeHandle);
            listener.Start();
            using var gauges = new NodeGauges(null!, null!, null!, BareNode.Settings, TimeProvider.System);
        }

        var written = Page.SkipWhile(line => !line.StartsWith("## Metrics", StringComparison.Ordinal)).Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => string.Join('|', line.Split('|')[..5]) + "|");
        rows.Distinct().Order(StringComparer.Ordinal).ShouldBe(written.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_span_and_every_attribute_is_on_the_page()
    {
        var page = string.Join('\n', Page);

        foreach (var name in Constants(typeof(SpanNames)).Concat(Constants(typeof(Labels)))) page.ShouldContain($"`{name}`");
    }

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
}
