using AtoZ.Functions.Facts.Learning;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>What a seller can learn, for staff.</summary>
public sealed record StaffLessonsView(StaffFrame Frame, SellerLessons Lessons);
