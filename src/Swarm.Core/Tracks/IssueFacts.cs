using System.Collections.Immutable;

namespace Swarm.Core.Tracks;

/// <summary>The issue as of the label: clean text, with what was stripped from it.</summary>
public sealed record IssueFacts(
    int Number,
    string Title,
    string Body,
    string Author,
    ImmutableArray<IssueComment> Comments,
    ImmutableArray<string> Removed);
