using System.Globalization;

namespace Swarm.Bot.Missed;

/// <summary>Up to where a repository's comments were looked at: the newest comment, and the newest change.</summary>
internal sealed record CommentMark(long Comment, DateTimeOffset ChangedAt)
{
    public static CommentMark? Read(string? text)
    {
        if (text?.Split(' ') is not [var comment, var at]) return null;
        return new CommentMark(long.Parse(comment, CultureInfo.InvariantCulture), DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Comment} {ChangedAt:O}");
}
