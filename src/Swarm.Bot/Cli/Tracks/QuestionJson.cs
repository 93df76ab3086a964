using Swarm.Core.Tracks;

namespace Swarm.Bot.Cli.Tracks;

/// <summary>One question to people.</summary>
/// <param name="Recommendation">Number of the recommended option, from 1; 0 for none.</param>
/// <param name="Answer">Null while it waits.</param>
internal sealed record QuestionJson(string Id, string Question, IReadOnlyList<string> Options, int Recommendation, string? Answer, string? AnsweredBy)
{
    public static IReadOnlyList<QuestionJson> Of(TrackState state) =>
        [.. state.Escalations.Select(each => new QuestionJson(each.Id, each.Question, [.. each.Options.Select(option => option.Text)], each.Recommendation, each.Answer, each.AnsweredBy))];
}
