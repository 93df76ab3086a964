using System.Collections.Immutable;

namespace Swarm.Core.Gates;

/// <summary>A gate's measurement of one commit.</summary>
/// <param name="Gate">The gate's id, e.g. <c>scope</c>.</param>
/// <param name="Verdict">What it says.</param>
/// <param name="Summary">One sentence for people.</param>
/// <param name="Annotations">Places, in file order.</param>
/// <param name="Transient">True when measuring again may give another verdict (a timeout), false when it will not.</param>
public sealed record GateResult(
    string Gate,
    Verdict Verdict,
    string Summary,
    ImmutableArray<GateAnnotation> Annotations,
    bool Transient = false)
{
    public static GateResult Pass(string gate, string summary) => new(gate, Verdict.Pass, summary, []);

    public static GateResult Fail(string gate, string summary, params ImmutableArray<GateAnnotation> annotations) =>
        new(gate, Verdict.Fail, summary, annotations);

    public static GateResult NotMeasured(string gate, string reason) => new(gate, Verdict.NotMeasured, reason, []);
}
