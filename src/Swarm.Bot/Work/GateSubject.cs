using System.Collections.Immutable;
using Swarm.Analysis;
using Swarm.Core.Gates;

namespace Swarm.Bot.Work;

/// <summary>What is measured: a commit, its scope as already judged, and the lines that it adds.</summary>
public sealed record GateSubject(string Commit, GateResult Scope, ImmutableArray<AddedLine> Added, string Message, ImmutableArray<string> Gates);
