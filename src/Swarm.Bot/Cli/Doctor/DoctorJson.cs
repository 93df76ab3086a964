namespace Swarm.Bot.Cli.Doctor;

/// <summary>The one object that <c>swarm doctor --json</c> prints.</summary>
/// <param name="Sound">True where nothing that the bot needs is missing.</param>
internal sealed record DoctorJson(bool Sound, IReadOnlyList<DoctorJson.CheckPart> Checks)
{
    public static DoctorJson Of(IReadOnlyList<Finding> findings) => new(
        findings.All(finding => finding.Verdict != Verdict.Missing),
        [.. findings.Select(finding => new CheckPart(finding.Name, Words.Of(finding.Verdict), finding.Seen, finding.Why, finding.NextStep))]);

    /// <param name="Verdict"><c>ok</c>, <c>limited</c> or <c>missing</c>.</param>
    public sealed record CheckPart(string Name, string Verdict, string Seen, string Why, string? NextStep);
}
