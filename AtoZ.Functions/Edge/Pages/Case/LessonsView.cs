using AtoZ.Functions.Facts.Learning;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>What a seller can learn, for the seller.</summary>
/// <param name="Reader">Who reads.</param>
/// <param name="Path">Address of the case whose link opened it.</param>
/// <param name="Lessons">The lessons.</param>
public sealed record LessonsView(Reader Reader, string Path, SellerLessons Lessons);
